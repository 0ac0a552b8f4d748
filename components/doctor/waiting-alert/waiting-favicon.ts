/** Puts the number of those who wait on the tab's icon. @returns how to take it off again */
export function showCountOnIcon(count: number): () => void {
  const original = document.querySelector<HTMLLinkElement>("link[rel~=icon]");
  if (!original) return () => {};
  let link: HTMLLinkElement | undefined;
  let isOver = false;

  void withCount(original.href, count).then((href) => {
    if (isOver || !href) return;
    // The last icon that a page names is shown; the page's own stays where React keeps it.
    link = document.createElement("link");
    link.rel = "icon";
    link.type = "image/svg+xml";
    link.href = href;
    document.head.append(link);
  });

  return () => {
    isOver = true;
    link?.remove();
  };
}

const pictures = new Map<string, Promise<string | undefined>>();

async function withCount(href: string, count: number): Promise<string | undefined> {
  const picture = pictures.get(href) ?? fetchPicture(href);
  pictures.set(href, picture);
  const svg = await picture;
  if (!svg?.includes("</svg>")) return undefined;
  const text = count > 9 ? "9+" : String(count);
  const badge =
    `<circle cx="21" cy="21" r="11" fill="#f0b43c"/>` +
    `<text x="21" y="27" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="16" fill="#2a1c00">${text}</text>`;
  return `data:image/svg+xml,${encodeURIComponent(svg.replace("</svg>", `${badge}</svg>`))}`;
}

/** Without it the icon stays as it is: the title counts too. */
async function fetchPicture(href: string): Promise<string | undefined> {
  try {
    const response = await fetch(href);
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
