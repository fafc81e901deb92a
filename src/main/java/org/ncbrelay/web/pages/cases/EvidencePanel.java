package org.ncbrelay.web.pages.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.evidence.CustodyEntry;
import org.ncbrelay.domain.evidence.Scan;
import org.ncbrelay.domain.supplement.Supplement.SupplementStatus;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the script of the evidence panel needs, on the page of a case and on that of intelligence. */
@Component
class EvidencePanel {
    private final ObjectMapper json;

    EvidencePanel(ObjectMapper json) {
        this.json = json.copy().setSerializationInclusion(JsonInclude.Include.NON_EMPTY);
    }

    /**
     * @param handles whether the reader may be handed its files at all
     * @param adds    whether files can be added now
     */
    void show(CaseReference reference, boolean handles, boolean adds, PageFormatter show, Model model) {
        model.addAttribute("handlesEvidence", handles);
        model.addAttribute("canAddEvidence", adds && handles);
        if (!handles) return;
        boolean isIntelligence = reference.isIntelligence();
        model.addAttribute(
                "evidenceApi",
                (isIntelligence ? "/api/intelligence/" : "/api/support-requests/") + reference + "/evidence");
        model.addAttribute("evidencePage", (isIntelligence ? "/intelligence/" : "/cases/") + reference + "/evidence");
        model.addAttribute("custodyWords", words("custody", CustodyEntry.Act.values(), show));
        model.addAttribute("custodyPeople", json.valueToTree(show.people()).toString());
        model.addAttribute("supplementWords", words("supplementStatus", SupplementStatus.values(), show));
        model.addAttribute("scanWords", words("scan", Scan.Verdict.values(), show));
    }

    /** The names of a list in the reader's language. */
    private String words(String list, Enum<?>[] names, PageFormatter show) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Enum<?> name : names) words.put(name.name(), show.word(list, name));
        return json.valueToTree(words).toString();
    }
}
