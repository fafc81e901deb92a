package org.ncbrelay.flow.outputs;

import java.util.Locale;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.intelligence.IntelligenceStore.Dispatch;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.IntelligenceDocument;
import org.ncbrelay.domain.output.Wording;
import org.ncbrelay.domain.output.Wordings;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives intelligence out as a document: to INTERPOL once it is released, to a country once it was dispatched there and not recalled. */
@Service
@Transactional
public class ExportIntelligence {
    private static final Set<String> RELEASED = Set.of("RELEASED", "DISSEMINATED", "RECALLED");

    private final IntelligenceStore store;
    private final Wordings wordings;
    private final AuditLog audit;

    public ExportIntelligence(IntelligenceStore store, Wordings wordings, AuditLog audit) {
        this.store = store;
        this.wordings = wordings;
        this.audit = audit;
    }

    /**
     * @param format   in which it leaves, for the audit
     * @param language of its labels; what people wrote stays as they wrote it
     * @throws Refusal.NotFound if unknown, not dispatched to the reader's country, recalled, or still with the reader's NCB
     * @throws Refusal.Conflict if INTERPOL has not released it
     */
    public Document document(CaseReference reference, String format, Officer reader, Locale language) {
        Document document = open(reference, reader, wordings.in(language));
        audit.read(Read.INTELLIGENCE, reference, format);
        return document;
    }

    private Document open(CaseReference reference, Officer reader, Wording wording) {
        Intelligence intelligence = store.get(reference);
        if (!reader.servesInterpol()) {
            store.dispatch(reference, reader.organisation())
                    .filter(dispatch -> hasReached(dispatch, reader))
                    .orElseThrow(Refusal.NotFound::new);
            return IntelligenceDocument.forCountry(intelligence, wording);
        }
        if (!RELEASED.contains(store.status(reference)))
            throw new Refusal.Conflict("The intelligence is not released; nothing of it leaves before.");
        return IntelligenceDocument.forInterpol(intelligence, wording);
    }

    /** What went to the NCB is for the NCB, until it has named a unit. */
    private static boolean hasReached(Dispatch dispatch, Officer reader) {
        if (dispatch.recalledAt() != null) return false;
        return reader.isAny(Role.NCB_OFFICER, Role.NCB_HEAD)
                || dispatch.channel() == Channel.DIRECT
                || dispatch.unit() != null;
    }
}
