import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

/** axe finds nothing to object to in the page as it stands: rules of WCAG and of good practice. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
  expect(faults).toEqual([]);
}
