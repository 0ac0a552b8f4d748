import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";

/** One line of the device check: it works, or what to do so that it does. */
export function DeviceCheck({
  label,
  works,
  toDo,
  children,
}: {
  label: string;
  works: boolean;
  toDo: string;
  children?: ReactNode;
}) {
  const t = useTranslations("call.devices");
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-semibold">{label}</span>
        {works ? (
          <span className="flex items-center gap-1 text-accent">
            <CircleCheck aria-hidden className="size-5" />
            {t("works")}
          </span>
        ) : (
          <span className="text-muted">{toDo}</span>
        )}
      </p>
      {children}
    </div>
  );
}
