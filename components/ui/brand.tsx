/** Name and mark: a speech bubble that holds a cross. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-semibold text-ink">
      <svg aria-hidden viewBox="0 0 32 32" className="size-8 text-accent">
        <path
          fill="currentColor"
          d="M10 3h12a8 8 0 0 1 8 8v7a8 8 0 0 1-8 8h-6l-6.4 4.6A1 1 0 0 1 8 29.8v-4.05A8 8 0 0 1 2 18v-7a8 8 0 0 1 8-8Z"
        />
        <path className="fill-canvas" d="M14 8.5h4v4h4v4h-4v4h-4v-4h-4v-4h4Z" />
      </svg>
      Panacare
    </span>
  );
}
