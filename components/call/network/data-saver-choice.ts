import { KeptChoice } from "#components/ui/kept-choice.ts";

/** Whether this browser is to save data: as it was set last, or else as the person has told the browser itself. */
export const dataSaverChoice = new KeptChoice("save-data", wantsToSaveData);

/** NetworkInformation.saveData: "Lite mode" and its like. Not in every browser, nor in TypeScript's library. */
function wantsToSaveData(): boolean {
  const connection: unknown = "connection" in navigator ? navigator.connection : null;
  return (
    typeof connection === "object" &&
    connection !== null &&
    "saveData" in connection &&
    connection.saveData === true
  );
}
