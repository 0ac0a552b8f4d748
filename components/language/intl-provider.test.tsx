import { renderToString } from "react-dom/server";
import { useTranslations } from "use-intl/react";
import { expect, test } from "vitest";
import { IntlProvider } from "#components/language/intl-provider.tsx";
import { catalogueOf } from "#lib/foundation/i18n/catalogues.ts";

function Title() {
  return <h1>{useTranslations("common.titles")("today")}</h1>;
}

const { common, doctor } = catalogueOf("sw");

test("the server draws in the reader's language", () => {
  const html = renderToString(
    <IntlProvider locale="sw" messages={{ common }}>
      <Title />
    </IntlProvider>,
  );
  expect(html).toBe("<h1>Leo</h1>");
});

test("a page that does not name the words it needs fails on the server", () => {
  const draw = () =>
    renderToString(
      <IntlProvider locale="sw" messages={{ doctor }}>
        <Title />
      </IntlProvider>,
    );
  expect(draw).toThrow("MISSING_MESSAGE");
});
