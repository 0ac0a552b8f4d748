import Link from "next/link";
import { PageMessage } from "#components/account/page-message.tsx";
import { buttonStyle } from "#components/ui/button.tsx";

export default function NotFoundPage() {
  return (
    <PageMessage title="There is no page here">
      <p>
        The address may be incomplete. If your clinic sent you a link, please open it again from the message,
        or copy all of it.
      </p>
      <Link href="/" className={buttonStyle({ variant: "secondary" })}>
        Go to the start page
      </Link>
    </PageMessage>
  );
}
