import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";

/** One line of the device check: works, is off, or is still to be tried. */
export function DeviceCheck({
  label,
  works,
  isOff = false,
  toDo,
  children,
}: {
  label: string;
  works: boolean;
  isOff?: boolean;
  toDo?: string;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-center gap-2">
        <span className="font-semibold">{label}</span>
        {works ? (
          <span className="flex items-center gap-1 text-accent">
            <CircleCheck aria-hidden className="size-5" />
            works
          </span>
        ) : (
          <span className="text-muted">{isOff ? "is off" : (toDo ?? "is opening")}</span>
        )}
      </p>
      {children}
    </div>
  );
}
