package org.ncbrelay.fakes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Receipts;

/** Receipts by idempotency key, in memory. */
public final class FakeReceipts implements Receipts {
    private final Map<String, Receipt> kept = new HashMap<>();

    @Override
    public Optional<Receipt> find(Officer officer, String key, String bodySha256) {
        return Optional.ofNullable(kept.get(officer.userId() + key + bodySha256));
    }

    @Override
    public void keep(Officer officer, String key, String bodySha256, Receipt receipt) {
        kept.put(officer.userId() + key + bodySha256, receipt);
    }
}
