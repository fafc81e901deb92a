package org.ncbrelay.support.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ncbrelay.config.demo.FormFiller;

/** The form of a task on our pages, as people fill it in. */
public final class WorkForm {
    private final Hand hand;
    private final Page page;

    public WorkForm(Page page) {
        this(new Hand.Mouse(page));
    }

    public WorkForm(Hand hand) {
        this.hand = hand;
        this.page = hand.page();
    }

    /** @param answers by key, as {@link FormFiller} gives them; what an answer hides is left out */
    public void fill(JsonNode form, Map<String, Object> answers) {
        for (JsonNode field : form.path("components")) {
            Object answer = answers.get(field.path("key").asText());
            if (answer != null) answer(field.path("key").asText(), answer.toString());
        }
    }

    /** Chooses, ticks or types. */
    public void answer(String key, String answer) {
        Locator radio = page.locator("input[type=radio][name='answer." + key + "'][value='" + answer + "']");
        Locator field = page.locator("#answer-" + key);
        if (radio.count() > 0) {
            if (radio.isVisible()) hand.choose(radio);
        } else if (field.count() == 0 || !field.isVisible()) {
            return;
        } else if ("checkbox".equals(field.getAttribute("type"))) {
            hand.tick(field, Boolean.parseBoolean(answer));
        } else if ("SELECT".equals(field.evaluate("field => field.tagName"))) {
            hand.select(field, answer);
        } else {
            hand.write(field, answer);
        }
    }

    /** Presses the button that completes the task. */
    public void send() {
        hand.press(page.locator("form[data-work] button.action"));
    }

    /** As a browser without a script sends it: names of the page's fields, and everything as text. */
    public static Map<String, String> sent(Map<String, Object> answers) {
        Map<String, String> sent = new LinkedHashMap<>();
        answers.forEach((key, answer) -> {
            if (!Boolean.FALSE.equals(answer)) sent.put("answer." + key, answer.toString());
        });
        return sent;
    }
}
