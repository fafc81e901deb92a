package org.ncbrelay.domain.request;

import java.time.Instant;

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
}
