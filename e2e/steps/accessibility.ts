import axe from "axe-core";
import { expect, type Locator, type Page } from "playwright/test";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** axe finds nothing to object to in the page as it stands: rules of WCAG and of good practice. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
}

async function faultsOf(page: Page): Promise<string[]> {
  // Once into each page: it is half a megabyte, and a page is looked at many times.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // A button that has just changed its look is on its way from one pair of colors to the other.
    const changes = document.getAnimations().filter((change) => change instanceof CSSTransition);
    await Promise.allSettled(changes.map(({ finished }) => finished));
    const { violations } = await window.axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`);
  });
}

/** What is wrong with one state does not hide what is wrong with the next. */
const softly = expect.configure({ soft: true });

const wide = { width: 1280, height: 800 };
/** What is left of it at a zoom of 200 %. */
const zoomed = { width: 640, height: 400 };
/** The narrowest phone, and what is left of `wide` at 400 % (WCAG 1.4.10). */
const narrow = { width: 320, height: 640 };

/**
 * The page as it stands is right for everybody: on a wide screen in the light theme and on the narrowest in the dark one
 * axe finds nothing; nothing is cut off or has to be scrolled sideways, at 200 % neither; every target can be hit with a
 * thumb; and nothing moves for who wants no motion. Colors do not depend on the width, so two of four are looked at.
 */
export async function expectRightForEverybody(page: Page, state: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectFits(page, wide, state);
  softly(await faultsOf(page), `${state}, wide and light`).toEqual([]);
  softly(await movingElements(page), `${state}: what moves`).toEqual([]);
  await expectFits(page, zoomed, `${state} at 200 %`);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectFits(page, narrow, `${state} at 320 px`);
  softly(await smallTargets(page), `${state}: targets below 44 px`).toEqual([]);
  softly(await faultsOf(page), `${state}, narrow and dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(wide);
}

/** Reaches it by Tab and presses Enter, as who uses no mouse. */
export async function pressByKeyboard(control: Locator): Promise<void> {
  await expect(control).toBeEnabled();
  const page = control.page();
  const isFocused = () => control.evaluate((element) => element === document.activeElement);
  for (let presses = 0; !(await isFocused()); presses++) {
    expect(presses, `Tab reaches ${control}`).toBeLessThan(80);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
}

async function expectFits(page: Page, size: { width: number; height: number }, state: string): Promise<void> {
  await page.setViewportSize(size);
  const excess = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await softly.poll(excess, { message: `${state}: scrolls sideways by` }).toBe(0);
  // Pictures take their new places a frame after the size has changed.
  await softly.poll(() => cutControls(page), { message: `${state}: cut off` }).toEqual([]);
}

/** Controls whose words do not fit into them, or that lie beyond the edge of the screen. */
function cutControls(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a[href], summary, select, [role=tab]")]
      .filter((element) => element.checkVisibility() && element.offsetWidth > 1)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
        return isCut || left < 0 || right > document.documentElement.clientWidth + 1;
      })
      .map((element) => element.outerHTML.slice(0, 200)),
  );
}

/** Of at least 44 px each way; a link within a sentence is as high as its line (WCAG 2.5.8 makes the same exception). */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 43.5;
    const targetOf = (element: Element) =>
      (element.matches("[type=checkbox], [type=radio]") && element.closest("label")) || element;
    return [...document.querySelectorAll("button, a[href], input, select, textarea, summary, [role=tab]")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map(targetOf)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        const isInSentence = element.matches("a") && getComputedStyle(element).display === "inline";
        return width > 1 && !isInSentence && (width < least || height < least);
      })
      .map((element) => element.outerHTML.slice(0, 200));
  });
}

function movingElements(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === "running")
      .map(
        ({ effect }) => (effect instanceof KeyframeEffect && effect.target?.outerHTML.slice(0, 200)) || "?",
      ),
  );
}
