package org.ncbrelay.domain.preservation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.SupportRequest.Preservation;

/** Preservation requests of cases, and what became of them. */
public interface Preservations {
    void add(CaseReference reference, List<Preserved> requests);

    Preserved get(UUID id);

    List<UUID> watched(CaseReference reference);

    void warned(UUID id, Instant at);

    void renewed(Preserved request, Officer by, Instant at);

    /** @param lapsed false if the agency decided so; @param reason null where it lapsed by itself */
    void ended(UUID id, boolean lapsed, String reason, Instant at);

    List<Standing> of(CaseReference reference);

    /**
     * One request in its current state.
     *
     * @param state {@code WATCHED}, {@code LAPSE_NEAR}, {@code RENEWED}, {@code LET_LAPSE}, {@code LAPSED}, or {@code ENDED}
     *              with its case
     */
    record Standing(
            UUID id,
            String provider,
            String account,
            LocalDate requestedAt,
            LocalDate expiresAt,
            Instant warnedAt,
            Instant renewedAt,
            String renewedBy,
            String state,
            String reason) {}

    /**
     * A preservation request that is watched until it lapses (our defaults, after the Budapest Convention, article 29).
     *
     * @param account   null if not given
     * @param expiresAt last day on which the platform keeps the data
     * @param renewed   whether it was renewed, which is possible once
     */
    record Preserved(
            UUID id, String provider, String account, LocalDate requestedAt, LocalDate expiresAt, boolean renewed) {
        /** How long a platform keeps data unless it says otherwise, in days. */
        public static final int FIRST_DAYS = 60;
        /** How long with the one renewal, in days in all. */
        public static final int LONGEST_DAYS = 90;
        /** How long before the lapse the agency is warned, in days. */
        public static final int WARNING_DAYS = 14;

        public Preserved {
            Objects.requireNonNull(id, "id");
            if (expiresAt.isBefore(requestedAt)) throw new IllegalArgumentException("lapses before it was requested");
        }

        /** @param today when it was requested, if the request does not say so */
        public static Preserved of(UUID id, Preservation request, LocalDate today) {
            LocalDate requested = request.requestedAt() == null ? today : request.requestedAt();
            LocalDate expires = request.expiresAt() == null ? requested.plusDays(FIRST_DAYS) : request.expiresAt();
            boolean before = expires.isBefore(requested);
            return new Preserved(
                    id, request.provider(), request.account(), before ? expires : requested, expires, false);
        }

        /** When the agency is warned: the beginning of that day, UTC. */
        public Instant warning() {
            return expiresAt
                    .minusDays(WARNING_DAYS)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        }

        /** When the platform may delete: the end of the last day, UTC. */
        public Instant lapse() {
            return expiresAt.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        /** Whether renewing would still prolong it. */
        public boolean isRenewable(Instant now) {
            return !renewed && now.isBefore(lapse()) && expiresAt.isBefore(requestedAt.plusDays(LONGEST_DAYS));
        }

        /** @throws Refusal.Conflict if it was renewed before, has lapsed, or runs as long as possible already */
        public Preserved renew(Instant now) {
            if (!isRenewable(now)) throw new Refusal.Conflict("This preservation request cannot be renewed any more.");
            return new Preserved(id, provider, account, requestedAt, requestedAt.plusDays(LONGEST_DAYS), true);
        }
    }
}
