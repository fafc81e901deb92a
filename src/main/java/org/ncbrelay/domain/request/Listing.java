package org.ncbrelay.domain.request;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/**
 * An offer on the Internet, as the agency captured it.
 *
 * @param url          null only if the seller's handle is given
 * @param sellerHandle null only if the URL is given
 * @param firstSeenAt  not after {@code capturedAt}; null if not known
 * @param price        null if none was asked
 * @param language     BCP 47 tag of the offer; null if not given
 */
public record Listing(
        String platform,
        PlatformType platformType,
        String url,
        String sellerHandle,
        Instant firstSeenAt,
        Instant capturedAt,
        boolean stillOnline,
        Price price,
        String language) {
    public Listing {
        Invariant.given(platform, "platform");
        Invariant.given(platformType, "platformType");
        Invariant.given(capturedAt, "capturedAt");
        Invariant.holds(url != null || sellerHandle != null, "a listing needs a URL or a seller's handle");
        Invariant.holds(
                firstSeenAt == null || !firstSeenAt.isAfter(capturedAt), "a listing is seen before it is captured");
    }

    /** Where on the Internet something is offered. */
    public enum PlatformType {
        MARKETPLACE,
        SOCIAL_MEDIA,
        FORUM,
        MESSAGING,
        DARKNET,
        WEBSITE
    }

    /**
     * What is asked for an offer.
     *
     * @param amount   0 or more
     * @param currency ISO 4217
     */
    public record Price(BigDecimal amount, Currency currency) {
        public Price {
            Invariant.given(currency, "currency");
            Invariant.holds(amount != null && amount.signum() >= 0, "a price is 0 or more");
        }
    }
}
