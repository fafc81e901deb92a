package org.ncbrelay.web.pages.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Ids;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.flow.evidence.EvidenceAccess;
import org.ncbrelay.flow.evidence.ReadEvidence;
import org.ncbrelay.web.HandedOutFile;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The warning before an infected original. It is handed out to whoever has read it, says why, and confirms by a form: no address that
 * can be followed by mistake opens it.
 */
@Controller
@RequestMapping("/cases/{reference}/evidence/{id}")
class InfectedFilePage {
    private final ReadEvidence read;
    private final HandedOutFile files;
    private final Officers officers;

    InfectedFilePage(ReadEvidence read, HandedOutFile files, Officers officers) {
        this.read = read;
        this.files = files;
        this.officers = officers;
    }

    @GetMapping
    String warn(@PathVariable String reference, @PathVariable String id, HttpServletRequest request, Model model) {
        return warning(Officers.reference(reference), Ids.parse(id), Map.of(), "", request, model);
    }

    /** @return the warning again where something is missing; nothing where the file was written */
    @PostMapping
    String open(
            @PathVariable String reference,
            @PathVariable String id,
            @ModelAttribute("show") PageFormatter show,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        CaseReference parsed = Officers.reference(reference);
        UUID file = Ids.parse(id);
        String reason;
        try {
            reason = confirmed(request);
        } catch (Refusal.Invalid wrong) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return warning(
                    parsed,
                    file,
                    new RefusalTexts(show).byField(wrong),
                    request.getParameter("reason"),
                    request,
                    model);
        }
        files.write(() -> read.handOut(parsed, file, true, visit(request, reason)), response);
        return null;
    }

    private String warning(
            CaseReference reference,
            UUID id,
            Map<String, String> wrongs,
            String typed,
            HttpServletRequest request,
            Model model) {
        ReadEvidence.Marked marked = read.view(reference, id, visit(request, null));
        model.addAttribute("evidence", marked.evidence());
        model.addAttribute("scan", marked.scan());
        model.addAttribute("wrongs", wrongs);
        model.addAttribute("typed", typed);
        return "infected";
    }

    /** Why the original is opened, by somebody who has ticked that the warning was read. */
    private static String confirmed(HttpServletRequest request) {
        Map<String, Object> sent = new HashMap<>();
        String reason = request.getParameter("reason");
        if (reason != null && !reason.isBlank()) sent.put("reason", reason.strip());
        if (!"yes".equals(request.getParameter("warned")))
            throw new Refusal.Invalid(List.of(new Violation("warned", "wrong.ticked", "must be ticked")));
        return Fields.read(sent, form -> {
                    String why = form.required("reason", Texts.narrative(1, 2000));
                    return form.build(() -> why);
                })
                .orThrow();
    }

    private EvidenceAccess visit(HttpServletRequest request, String reason) {
        return new EvidenceAccess(officers.officer(), request.getRemoteAddr(), reason);
    }
}
