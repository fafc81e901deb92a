package org.ncbrelay.support;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.seal.SealSettings;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.store.board.FiguresAtHand;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Puts the database of a relay back to its beginning, and lets the relay forget what it remembers of the time since. */
class EmptyRelay implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext test) throws Exception {
        ApplicationContext relay = SpringExtension.getApplicationContext(test);
        TestDatabase.backToTheBeginning(relay.getBean(DatabaseAccess.class));
        relay.getBean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        FiguresAtHand.forget(relay);
        Path seals = relay.getBean(SealSettings.class).directory();
        for (String witness : new String[] {"checkpoints.txt", "checkpoint.position"})
            Files.deleteIfExists(seals.resolve(witness));
        relay.getBean(DatabaseHistory.class).compare();
    }
}
