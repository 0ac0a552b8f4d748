/** Shows the backticks of a text as code. */
export function InlineCode({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <code key={`${text.slice(0, 8)} ${part}`} className="font-mono text-sm">
        {part}
      </code>
    ),
  );
}
