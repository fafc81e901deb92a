package org.ncbrelay.web.pages.work;

import java.util.Map;
import org.ncbrelay.engine.forms.FormFileReader;
import org.ncbrelay.web.pages.reader.PageReader;

/** The sheets of our forms, as somebody reads them in one of our languages. */
final class Sheets {
    /** What makes the forms show as much as they can. */
    static final Map<String, Object> KNOWN = Map.ofEntries(
            Map.entry("reference", "KEN-2026-000001"),
            Map.entry("summary", "KEN, urgent: mentoring"),
            Map.entry("capability", "FORENSIC_SUPPORT"),
            Map.entry("aimCount", 5),
            Map.entry("productKind", "ADVICE_NOTE"),
            Map.entry("expert", "KEN-EXP-001"),
            Map.entry("readiness", "- ✔ team: ready\n- ✘ visas: not ready"),
            Map.entry("caveat", "Not verified."));

    private Sheets() {}

    static Sheet of(String form, String language, Reply reply) {
        return new SheetMaker(FormFileReader.read(form, KNOWN), PageReader.of(language), reply).sheet();
    }
}
