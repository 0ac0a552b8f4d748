import { expect, test } from "vitest";
import { type Grade, gradeOf, type Measure } from "#components/check/connection-quality.ts";

test.each<[Measure, number, Grade]>([
  ["delay", 20, "good"],
  ["delay", 250, "good"],
  ["delay", 251, "fair"],
  ["delay", 400, "fair"],
  ["delay", 401, "bad"],
  ["loss", 0, "good"],
  ["loss", 3, "good"],
  ["loss", 8, "fair"],
  ["loss", 8.1, "bad"],
  ["speed", 2_000, "good"],
  ["speed", 500, "good"],
  ["speed", 499, "fair"],
  ["speed", 150, "fair"],
  ["speed", 149, "bad"],
])("%s of %d is %s", (measure, value, grade) => {
  expect(gradeOf(measure, value)).toBe(grade);
});
