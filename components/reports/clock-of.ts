/** Minutes and seconds since the stay began, as a stopwatch shows them: "4:05", "61:00". */
export function clockOf(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
