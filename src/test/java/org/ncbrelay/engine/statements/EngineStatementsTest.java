package org.ncbrelay.engine.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;

@IntegrationTest
class EngineStatementsTest {
    @Test
    void theyAreThoseThatTheEngineReadsItself() {
        EngineStatements.readAhead();
        Map<String, String> ahead = said(EngineStatements.take());

        assertThat(ahead).hasSizeGreaterThan(500).isEqualTo(said(new Untouched().statements()));
    }

    @Test
    void noTwoEnginesShareThem() {
        EngineStatements.readAhead();
        Configuration first = EngineStatements.take();

        assertThat(EngineStatements.take()).isNotSameAs(first);
    }

    /** Each statement as the database gets it; what depends on its parameters is compared without any. */
    private static Map<String, String> said(Configuration statements) {
        Map<String, String> said = new TreeMap<>();
        for (Object each : statements.getMappedStatements())
            // A short name that two statements share leads to neither.
            if (each instanceof MappedStatement statement) said.put(statement.getId(), sql(statement));
        return said;
    }

    private static String sql(MappedStatement statement) {
        try {
            return statement.getBoundSql(Map.of()).getSql();
        } catch (RuntimeException needsParameters) {
            return statement.getSqlCommandType() + " "
                    + needsParameters.getClass().getName();
        }
    }

    /** The engine's own way, for PostgreSQL, without a database. */
    private static final class Untouched extends StandaloneProcessEngineConfiguration {
        Configuration statements() {
            setDatabaseType(DbSqlSessionFactory.POSTGRES);
            setDataSource(new UnpooledDataSource());
            initTransactionFactory();
            initSqlSessionFactory();
            return getSqlSessionFactory().getConfiguration();
        }
    }
}
