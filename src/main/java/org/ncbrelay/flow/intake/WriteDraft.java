package org.ncbrelay.flow.intake;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.request.DraftContent;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.flow.ReadRequest;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores a request that is still being written, so that work can be interrupted and continued on any machine. */
@Service
public class WriteDraft {
    private final Drafts drafts;
    private final ReadRequest reader;
    private final AuditLog audit;
    private final Clock clock;

    public WriteDraft(Drafts drafts, ReadRequest reader, AuditLog audit, Clock clock) {
        this.drafts = drafts;
        this.reader = reader;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Refusal.Forbidden if the officer serves no agency and no NCB */
    @Transactional
    public UUID begin(Map<String, Object> content, Officer by) {
        Requesters.requireRequester(by);
        return drafts.begin(content, null, by, clock.instant());
    }

    /**
     * Stores a change, unless the draft was changed since its writer saw it. A change that changes nothing is stored already, whatever
     * was seen.
     *
     * @param change from the content as it is now
     * @param seen   the version that the writer saw
     * @return the draft as it is stored now; empty if it has another version than that, and nothing was stored
     * @throws Refusal.NotFound if there is no such draft of the officer
     */
    @Transactional
    public Optional<Draft> revise(UUID id, UnaryOperator<Map<String, Object>> change, int seen, Officer by) {
        Requesters.requireRequester(by);
        Draft draft = drafts.find(id).orElseThrow(Refusal.NotFound::new);
        Map<String, Object> content = change.apply(draft.content());
        if (DraftContent.isSame(content, draft.content())) return Optional.of(draft);
        return drafts.save(id, content, seen, clock.instant()) ? drafts.find(id) : Optional.empty();
    }

    /**
     * Opens a draft; that of a correction shows the content of a case.
     *
     * @throws Refusal.NotFound if there is no such draft of the officer
     */
    @Transactional
    public Draft open(UUID id, Officer by) {
        Requesters.requireRequester(by);
        Draft draft = drafts.find(id).orElseThrow(Refusal.NotFound::new);
        if (draft.correctionOf() != null) audit.read(Read.CASE, draft.correctionOf(), "CORRECTION");
        return draft;
    }

    @Transactional(readOnly = true)
    public List<Draft> mine(Officer by) {
        Requesters.requireRequester(by);
        return drafts.mine();
    }

    /** Everything that would be refused if it were submitted now. */
    @Transactional(readOnly = true)
    public List<Violation> check(Map<String, Object> content, Officer by) {
        return reader.read(content, by).violations();
    }

    @Transactional
    public void discard(UUID id, Officer by) {
        open(id, by);
        drafts.discard(id);
    }
}
