package org.ncbrelay.domain.correlation;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.correlation.Traces.Trace;

/** A question of one NCB to the owner of a hit. */
public record HitQuestion(
        UUID id,
        UUID hitId,
        Trace.TraceKind kind,
        CaseReference ownerReference,
        CaseReference askingReference,
        String text,
        String askedBy,
        Instant askedAt) {}
