package org.ncbrelay.flow.intake;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.audit.AuditLog.Read;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.flow.ReadRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a request that is still being written, so that work can stop and go on, on any machine. */
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
        requireAsker(by);
        return drafts.begin(content, null, by, clock.instant());
    }

    /** @throws Refusal.NotFound if there is no such draft of the officer */
    @Transactional
    public void save(UUID id, Map<String, Object> content, Officer by) {
        open(id, by);
        drafts.save(id, content, clock.instant());
    }

    /**
     * Opens a draft; that of a correction shows what a case says.
     *
     * @throws Refusal.NotFound if there is no such draft of the officer
     */
    @Transactional
    public Draft open(UUID id, Officer by) {
        requireAsker(by);
        Draft draft = drafts.find(id).orElseThrow(Refusal.NotFound::new);
        if (draft.correctionOf() != null) audit.read(Read.CASE, draft.correctionOf(), "CORRECTION");
        return draft;
    }

    @Transactional(readOnly = true)
    public List<Draft> mine(Officer by) {
        requireAsker(by);
        return drafts.mine();
    }

    /** Everything that would be refused if it were submitted now. */
    public List<Violation> check(Draft draft, Officer by) {
        return reader.read(draft.content(), by).violations();
    }

    @Transactional
    public void discard(UUID id, Officer by) {
        open(id, by);
        drafts.discard(id);
    }

    private static void requireAsker(Officer by) {
        if (!by.isAny(Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD))
            throw new Refusal.Forbidden("Only a national agency or an NCB can ask for support.");
    }
}
