package org.ncbrelay.engine.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.apache.ibatis.ognl.NoSuchPropertyException;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.apache.ibatis.scripting.xmltags.OgnlCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RememberedGettersTest {
    @BeforeEach
    void install() {
        RememberedGetters.install();
    }

    @ParameterizedTest
    @CsvSource({"isSet, true", "set, true", "name, a query", "hasParts, false", "isSet && !hasParts, true"})
    void whatAConditionAsksForIsAnswered(String condition, String answer) {
        Query query = new Query(true);
        for (String time : new String[] {"first", "second"})
            assertThat(ask(condition.replaceAll("(\\w+)", "query.$1"), query))
                    .as("the %s time", time)
                    .hasToString(answer);
    }

    @Test
    void theGetterIsRememberedAndNotItsAnswer() {
        assertThat(ask("query.isSet", new Query(true))).isEqualTo(true);
        assertThat(ask("query.isSet", new Query(false))).isEqualTo(false);
    }

    @Test
    void aPropertyThatDoesNotExistIsRefused() {
        assertThat(catchThrowable(() -> ask("query.noneOfThis", new Query(true))))
                .hasRootCauseInstanceOf(NoSuchPropertyException.class);
    }

    @Test
    void whatAGetterThrowsIsPassedOn() {
        assertThat(catchThrowable(() -> ask("query.isBroken", new Query(true)))).hasRootCauseMessage("of the getter");
    }

    @Test
    void theStatementsOfTheEngineUseThem() throws OgnlException {
        OgnlRuntime.setPropertyAccessor(Object.class, new ObjectPropertyAccessor());
        EngineStatements.take();
        assertThat(OgnlRuntime.getPropertyAccessor(Object.class)).isInstanceOf(RememberedGetters.class);
    }

    private static Object ask(String condition, Query query) {
        return OgnlCache.getValue(condition, Map.of("query", query));
    }

    /** Its methods are named as those of the engine's queries. */
    public record Query(boolean isSet) {
        public String getName() {
            return "a query";
        }

        public boolean hasParts() {
            return false;
        }

        public boolean isBroken() {
            throw new IllegalStateException("of the getter");
        }
    }
}
