import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export type BannerTone = "info" | "success" | "attention" | "danger";

/** One message where the eyes are. It is read out when it appears: at once for danger, else when the reader pauses. */
export function Banner({
  tone = "info",
  title,
  action,
  children,
}: {
  tone?: BannerTone;
  title?: string;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const Icon = toneIcon[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={classNames(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-xl p-4 text-ink",
        toneStyle[tone],
      )}
    >
      <Icon aria-hidden className={classNames("mt-0.5 size-5 shrink-0", iconStyle[tone])} />
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}

const toneIcon = { info: Info, success: CircleCheck, attention: TriangleAlert, danger: CircleAlert };

const toneStyle: Record<BannerTone, string> = {
  info: "bg-sunken",
  success: "bg-accent-soft",
  attention: "bg-attention-soft",
  danger: "bg-danger-soft",
};

const iconStyle: Record<BannerTone, string> = {
  info: "text-muted",
  success: "text-accent",
  attention: "text-attention-ink",
  danger: "text-danger-ink",
};
