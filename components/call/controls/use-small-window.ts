"use client";

import { useEffect, useState } from "react";

declare global {
  interface Window {
    /** https://wicg.github.io/document-picture-in-picture/; Chromium on desktops. */
    readonly documentPictureInPicture?: {
      requestWindow(options: { width: number; height: number }): Promise<Window>;
    };
  }
}

export interface SmallWindow {
  readonly isSupported: boolean;
  readonly isOpen: boolean;
  /** To draw into, where the browser gives a window with a document; else it shows the one picture by itself. */
  readonly body: HTMLElement | null;
  /** Call it in answer to a press. */
  readonly toggle: () => void;
}

const firstSize = { width: 360, height: 270 };

/** A small window above all others, in which the call goes on beside other work. */
export function useSmallWindow(mainVideo: () => HTMLVideoElement | null): SmallWindow {
  const [own, setOwn] = useState<Window | null>(null);
  const [isVideoOut, setIsVideoOut] = useState(false);

  useEffect(() => {
    const follow = () => setIsVideoOut(document.pictureInPictureElement !== null);
    document.addEventListener("enterpictureinpicture", follow, true);
    document.addEventListener("leavepictureinpicture", follow, true);
    return () => {
      document.removeEventListener("enterpictureinpicture", follow, true);
      document.removeEventListener("leavepictureinpicture", follow, true);
    };
  }, []);

  useEffect(() => () => own?.close(), [own]);

  async function open() {
    const { documentPictureInPicture } = window;
    if (!documentPictureInPicture) {
      await mainVideo()?.requestPictureInPicture();
      return;
    }
    const opened = await documentPictureInPicture.requestWindow(firstSize);
    takeStyles(opened.document);
    opened.addEventListener("pagehide", () => setOwn(null));
    setOwn(opened);
  }

  return {
    isSupported: "documentPictureInPicture" in window || document.pictureInPictureEnabled === true,
    isOpen: own !== null || isVideoOut,
    body: own?.document.body ?? null,
    toggle() {
      if (own) own.close();
      else if (isVideoOut) void document.exitPictureInPicture();
      // A browser may refuse it, as when there is no picture yet; then the call stays where it is.
      else open().catch(() => undefined);
    },
  };
}

function takeStyles(target: Document): void {
  const { lang, dir } = document.documentElement;
  Object.assign(target.documentElement, { lang, dir });
  for (const node of document.head.querySelectorAll("style, link[rel=stylesheet]")) {
    target.head.append(target.importNode(node, true));
  }
}
