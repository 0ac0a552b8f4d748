/** The key that does the same as the button it stands in, for who sees a screen wide enough to have a keyboard. */
export function KeyHint({ keyName }: { keyName: string }) {
  return (
    <kbd
      aria-hidden
      className="hidden rounded-md border border-current px-1.5 py-0.5 font-mono text-xs leading-none md:inline"
    >
      {keyName}
    </kbd>
  );
}
