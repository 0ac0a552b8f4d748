import type { Page } from "playwright/test";

/** Somebody in front of a wall, drawn: for pictures that people look at, where the colors of fake-people.ts say nothing. */
interface Portrait {
  wall: string;
  clothes: string;
  skin: string;
  hair: string;
}

export const portraits: Record<"doctor" | "patient" | "guest", Portrait> = {
  doctor: { wall: "#cfdcd8", clothes: "#f7f7f2", skin: "#8d5a3c", hair: "#20140f" },
  patient: { wall: "#d9cbb4", clothes: "#3f5f86", skin: "#5f3a25", hair: "#15100d" },
  guest: { wall: "#b9c4d4", clothes: "#7a4b5d", skin: "#d9a98a", hair: "#6b4428" },
};

/** Gives the page this camera, and a microphone that hears a voice. Before the page is opened. */
export async function sitFor(page: Page, portrait: Portrait): Promise<void> {
  await page.addInitScript(({ wall, clothes, skin, hair }) => {
    const ellipse = (
      context: CanvasRenderingContext2D,
      color: string,
      [x, y, width, height]: readonly [number, number, number, number],
    ) => {
      context.fillStyle = color;
      context.beginPath();
      context.ellipse(x, y, width, height, 0, 0, 2 * Math.PI);
      context.fill();
    };
    const camera = () => {
      const canvas = document.createElement("canvas");
      canvas.width = 640;
      canvas.height = 360;
      const context = canvas.getContext("2d");
      let frame = 0;
      setInterval(() => {
        if (!context) return;
        // They breathe, or no frame would follow the first.
        const sway = Math.sin(frame++ / 12) * 2;
        context.fillStyle = wall;
        context.fillRect(0, 0, canvas.width, canvas.height);
        ellipse(context, clothes, [320, 400 + sway, 190, 150]);
        ellipse(context, hair, [320, 150 + sway, 88, 108]);
        ellipse(context, skin, [320, 250 + sway, 34, 60]);
        ellipse(context, skin, [320, 175 + sway, 68, 88]);
        for (const x of [294, 346]) ellipse(context, hair, [x, 168 + sway, 6, 7]);
        context.strokeStyle = hair;
        context.lineWidth = 5;
        context.beginPath();
        context.arc(320, 200 + sway, 26, 0.25 * Math.PI, 0.75 * Math.PI);
        context.stroke();
      }, 100);
      return canvas.captureStream(10).getVideoTracks();
    };
    const microphone = () => {
      const context = new AudioContext();
      const voice = new OscillatorNode(context, { frequency: 220 });
      const out = context.createMediaStreamDestination();
      voice.connect(out);
      voice.start();
      return out.stream.getAudioTracks();
    };
    navigator.mediaDevices.getUserMedia = async ({ audio, video } = {}) =>
      new MediaStream([...(audio ? microphone() : []), ...(video ? camera() : [])]);
  }, portrait);
}
