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
    void add(CaseReference reference, Preserved request);

    Preserved get(UUID id);

    /** Those that have neither lapsed nor been released, the first lapse first. */
    List<Preserved> running(CaseReference reference);

    void warned(UUID id, Instant at);

    void renewed(Preserved request, Officer by, Instant at);

    /** @param lapsed false if the agency decided so; @param reason null where it lapsed by itself */
    void ended(UUID id, boolean lapsed, String reason, Instant at);

    List<Standing> of(CaseReference reference);

    /**
     * One request in its current state.
     *
     * @param state       {@code RUNNING}, {@code LAPSED}, or {@code RELEASED} by the agency; it does not depend on the case
     * @param renewalsLeft how often it can be renewed
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
            int renewalsLeft,
            String state,
            String reason) {}

    /**
     * A preservation request that is watched until it lapses.
     *
     * @param account      null if not given
     * @param expiresAt    last day on which the platform keeps the data
     * @param periodDays   how long a renewal prolongs it, in days
     * @param renewalsLeft how often it can be renewed
     */
    record Preserved(
            UUID id,
            String provider,
            String account,
            LocalDate requestedAt,
            LocalDate expiresAt,
            int periodDays,
            int renewalsLeft) {
        /** How long before the lapse the agency is warned, in days (our default). */
        public static final int WARNING_DAYS = 14;

        public Preserved {
            Objects.requireNonNull(id, "id");
            if (expiresAt.isBefore(requestedAt)) throw new IllegalArgumentException("lapses before it was requested");
        }

        /** @param today when it was requested, if the request does not say so */
        public static Preserved of(UUID id, Preservation request, PreservationPeriods.Period period, LocalDate today) {
            LocalDate requested = request.requestedAt() == null ? today : request.requestedAt();
            LocalDate expires = request.expiresAt() == null ? requested.plusDays(period.days()) : request.expiresAt();
            boolean before = expires.isBefore(requested);
            return new Preserved(
                    id,
                    request.provider(),
                    request.account(),
                    before ? expires : requested,
                    expires,
                    period.days(),
                    period.renewals());
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

        public boolean isRenewable(Instant now) {
            return renewalsLeft > 0 && now.isBefore(lapse());
        }

        /** @throws Refusal.Conflict if it has no renewal left or has lapsed */
        public Preserved renew(Instant now) {
            if (!isRenewable(now)) throw new Refusal.Conflict("This preservation request cannot be renewed any more.");
            LocalDate until = expiresAt.plusDays(periodDays);
            return new Preserved(id, provider, account, requestedAt, until, periodDays, renewalsLeft - 1);
        }
    }
}
