package org.ncbrelay.support;

import java.util.concurrent.Phaser;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a Spring context a migrated database of its own. */
class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(TestDatabase.properties(TestDatabase.migrated())).applyTo(context);
        // Registered first, destroyed last: after the pool.
        Phaser database = TestDatabase.use();
        ((DefaultListableBeanFactory) context.getBeanFactory())
                .registerDisposableBean("freshDatabase", database::arriveAndDeregister);
    }
}
