package org.ncbrelay.support;

import java.util.concurrent.Phaser;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a Spring context a migrated database of its own. */
class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(properties(TestDatabase.migrated())).applyTo(context);
        // Registered first, destroyed last: after the pool.
        Phaser database = TestDatabase.use();
        ((DefaultListableBeanFactory) context.getBeanFactory())
                .registerDisposableBean("freshDatabase", database::arriveAndDeregister);
    }

    /** The properties by which the relay finds an external database. */
    private static String[] properties(DatabaseAccess access) {
        return new String[] {
            "relay.database.url=" + access.url(),
            "relay.database.user=" + access.application().user(),
            "relay.database.password=" + access.application().password(),
            "relay.database.owner.user=" + access.owner().user(),
            "relay.database.owner.password=" + access.owner().password()
        };
    }
}
