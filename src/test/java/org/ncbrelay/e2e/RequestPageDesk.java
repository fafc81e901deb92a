package org.ncbrelay.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.ncbrelay.support.WebApp;

/** An agency's officer who writes a request on the request page, step after step. */
final class RequestPageDesk {
    private static final int AS_A_MINUTE = "2026-09-03T10:40".length();

    private final Page page;
    private final String address;

    RequestPageDesk(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    /**
     * Writes what a request of the API says, reads it once more and submits it.
     *
     * @return its reference, as the receipt shows it
     */
    String submit(JsonNode request) {
        page.navigate(address + "/requests/new");
        while (page.locator("main .bar button[name='go'][value='REVIEW'].action")
                        .count()
                == 0) {
            write(request);
            next();
        }
        write(request);
        next();
        assertThat(page.locator("main .wrongs")).hasCount(0);
        WebApp.readme(page, "request-review");
        page.locator("main form .action").last().click();
        assertThat(page.locator(".receipt .reference")).hasText(Pattern.compile("KEN-\\d{4}-\\d{6}"));
        WebApp.readme(page, "receipt");
        return page.locator(".receipt .reference").textContent().strip();
    }

    private void next() {
        // The address may change before the step does: what is saved in the background becomes a draft.
        String step = page.locator("#draft-form [name='step']").inputValue();
        page.locator("main .bar .action").click();
        assertThat(page.locator("#draft-form [name='step'][value='" + step + "']"))
                .hasCount(0);
    }

    /** A row that says nothing is not kept, so each is written before the next is asked for. */
    private void write(JsonNode request) {
        do fillFields(request);
        while (addRow(request));
        if (page.url().contains("LISTINGS")) WebApp.readme(page, "request-listings");
    }

    private void fillFields(JsonNode request) {
        for (Object[] field : fields()) {
            String name = field[0].toString();
            JsonNode value =
                    request.at('/' + name.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/'));
            if (!value.isMissingNode()) fill(name, field[1].toString(), value);
        }
    }

    /** @return whether the page has one row more now */
    private boolean addRow(JsonNode request) {
        for (Object part :
                (List<?>) page.evaluate("() => [...document.querySelectorAll('button[name=add]')].map(b => b.value)")) {
            Locator rows = page.locator("input[name='rows." + part + "']");
            String before = rows.inputValue();
            if (Integer.parseInt(before) >= request.path(part.toString()).size()) continue;
            page.locator("button[name='add'][value='" + part + "']").click();
            assertThat(rows).not().hasValue(before);
            return true;
        }
        return false;
    }

    /** Name and type of each field, each name once. */
    private List<Object[]> fields() {
        Map<String, String> types = ((List<?>) page.evaluate("""
                () => [...document.querySelectorAll('main form input[name], main form select[name], main form textarea[name]')]
                    .filter(e => e.type !== 'hidden').map(e => e.name + ' ' + e.type)"""))
                .stream()
                        .map(Object::toString)
                        .map(text -> text.split(" "))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (one, same) -> one));
        return types.entrySet().stream()
                .map(entry -> new Object[] {entry.getKey(), entry.getValue()})
                .toList();
    }

    private void fill(String name, String type, JsonNode value) {
        Locator input = page.locator("main form [name='" + name + "']");
        switch (type) {
            case "checkbox" -> check(name, input, value);
            case "select-one" -> input.selectOption(value.asText());
            case "datetime-local" -> input.fill(value.asText().substring(0, AS_A_MINUTE));
            default -> input.fill(text(value));
        }
    }

    private void check(String name, Locator input, JsonNode value) {
        if (!value.isArray()) input.setChecked(value.asBoolean());
        for (JsonNode choice : value)
            page.locator("main form [name='" + name + "'][value='" + choice.asText() + "']")
                    .check();
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : value.asText();
    }
}
