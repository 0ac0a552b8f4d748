import Link from "next/link";
import { buttonStyle } from "#components/ui/button.tsx";

export function BackToDashboard() {
  return (
    <Link href="/dashboard" className={`${buttonStyle({ variant: "primary", size: "large" })} sm:self-start`}>
      Back to the dashboard
    </Link>
  );
}
