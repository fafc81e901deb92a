package org.ncbrelay.web.pages.work;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one request hands to the page that is shown after it: what was typed and what was wrong, or what was completed. */
public final class WorkRequest {
    private static final String REPLY = "workReply";
    private static final String WORKED = "worked";

    private WorkRequest() {}

    public static void refused(
            String taskId, Map<String, String> typed, Refusal refusal, PageFormatter show, RedirectAttributes next) {
        Map<String, String> wrongs = new LinkedHashMap<>();
        RefusalTexts texts = new RefusalTexts(show);
        if (refusal instanceof Refusal.Invalid invalid)
            for (Violation violation : invalid.violations()) wrongs.putIfAbsent(violation.field(), texts.of(violation));
        else next.addFlashAttribute("problem", texts.of(refusal));
        next.addFlashAttribute(REPLY, new Reply(taskId, typed, wrongs));
    }

    /** @param task its name in the reader's words */
    public static void completed(String task, RedirectAttributes next) {
        next.addFlashAttribute(WORKED, task);
    }

    /** @param wanted id of the task that shall be open; null for the first */
    public static WorkReader.Visit visit(Officer reader, PageFormatter show, String wanted, Model model) {
        Reply reply = model.getAttribute(REPLY) instanceof Reply given ? given : Reply.NONE;
        String open = reply.taskId().isEmpty() ? wanted : reply.taskId();
        return new WorkReader.Visit(reader, show, open, reply, (String) model.getAttribute(WORKED), null);
    }
}
