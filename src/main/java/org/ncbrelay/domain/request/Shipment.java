package org.ncbrelay.domain.request;

import java.time.LocalDate;
import java.util.List;

/**
 * A consignment, as far as it is known: each part is null, or the list empty, if not given.
 *
 * @param from       ISO 3166-1 alpha-3; goods also travel through what is no member country
 * @param via        the same, in the order of travel
 * @param to         the same
 * @param mode       as {@code AIR_MAIL}; free text
 * @param declaredAs what the papers say
 */
public record Shipment(
        String carrier,
        String trackingNumber,
        String from,
        List<String> via,
        String to,
        String mode,
        String declaredAs,
        LocalDate shippedAt) {
    public Shipment {
        via = List.copyOf(via);
    }
}
