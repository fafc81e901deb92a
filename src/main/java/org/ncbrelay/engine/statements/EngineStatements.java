package org.ncbrelay.engine.statements;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;

/**
 * The statements of the engine for PostgreSQL, which MyBatis reads from 55 files. That takes a sixth of a start and needs nothing of the
 * rest, so another thread does it while Spring looks for its beans.
 */
public final class EngineStatements {
    private static final AtomicReference<FutureTask<Configuration>> AHEAD = new AtomicReference<>();

    private EngineStatements() {}

    /** Begins to read, and returns at once. What is read is for the first engine that starts in this process. */
    public static void readAhead() {
        FutureTask<Configuration> reading = new FutureTask<>(EngineStatements::read);
        AHEAD.set(reading);
        Thread reader = new Thread(reading, "engine-statements");
        reader.setDaemon(true);
        reader.start();
    }

    /** Statements for one engine: those that were read ahead, or else new ones. */
    static Configuration take() {
        FutureTask<Configuration> ahead = AHEAD.getAndSet(null);
        if (ahead == null) return read();
        try {
            return ahead.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the statements of the engine were read", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the statements of the engine cannot be read", e.getCause());
        }
    }

    /** As {@link ProcessEngineConfigurationImpl} reads them itself. */
    private static Configuration read() {
        RememberedGetters.install();
        Properties words = new Properties();
        words.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(words, "", DbSqlSessionFactory.POSTGRES);
        try (InputStream mappings =
                Resources.getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE)) {
            return new XMLConfigBuilder(mappings, "", words).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
