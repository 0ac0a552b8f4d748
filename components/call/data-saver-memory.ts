const storageKey = "panacare.save-data";

/** Whether this browser is to save data: as it was set last, or else as the person has told the browser itself. */
export function isDataSaverRemembered(): boolean {
  try {
    const kept = localStorage.getItem(storageKey);
    if (kept !== null) return kept === "yes";
  } catch {
    // Storage is switched off.
  }
  return wantsToSaveData();
}

export function rememberDataSaver(isOn: boolean): void {
  try {
    localStorage.setItem(storageKey, isOn ? "yes" : "no");
  } catch {
    // Storage is full or switched off.
  }
}

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
