package org.ncbrelay.flow.intake;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.domain.request.Drafts.Template;
import org.ncbrelay.domain.request.EarlierRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins requests of one kind with the same text: an officer's own templates. */
@Service
public class UseTemplates {
    private static final int LONGEST_NAME = 100;

    private final Drafts drafts;
    private final PrefillRequest prefill;
    private final Clock clock;

    public UseTemplates(Drafts drafts, PrefillRequest prefill, Clock clock) {
        this.drafts = drafts;
        this.prefill = prefill;
        this.clock = clock;
    }

    /**
     * Makes a template of a draft, without what belongs to one case; the draft stays.
     *
     * @param name 1 to 100 characters
     * @throws Refusal.NotFound if there is no such draft of the officer, or it corrects a case
     * @throws Refusal.Invalid  if the name is missing or too long
     */
    @Transactional
    public void save(UUID draft, String name, Officer by) {
        Askers.requireAsker(by);
        Draft from =
                drafts.find(draft).filter(found -> found.correctionOf() == null).orElseThrow(Refusal.NotFound::new);
        Texts.requiredNarrative("template", name, LONGEST_NAME);
        drafts.addTemplate(name.strip(), EarlierRequest.copy(from.content()), by, clock.instant());
    }

    @Transactional(readOnly = true)
    public List<Template> mine(Officer by) {
        Askers.requireAsker(by);
        return drafts.templates();
    }

    /**
     * @return the new draft
     * @throws Refusal.NotFound if there is no such template of the officer
     */
    @Transactional
    public UUID begin(UUID template, Officer by) {
        Map<String, Object> content = new LinkedHashMap<>(prefill.by(by));
        content.putAll(find(template, by).content());
        return drafts.begin(content, null, by, clock.instant());
    }

    /** @throws Refusal.NotFound if there is no such template of the officer */
    @Transactional
    public void discard(UUID template, Officer by) {
        drafts.discard(find(template, by).id());
    }

    private Template find(UUID template, Officer by) {
        Askers.requireAsker(by);
        return drafts.findTemplate(template).orElseThrow(Refusal.NotFound::new);
    }
}
