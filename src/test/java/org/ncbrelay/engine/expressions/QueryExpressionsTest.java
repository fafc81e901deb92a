package org.ncbrelay.engine.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

class QueryExpressionsTest {
    private static final String EXPRESSION = "${1/0}";

    @Test
    void anExpressionIsFoundAtAnyDepth() {
        TaskQueryImpl outer = new TaskQueryImpl();
        TaskQueryImpl middle = new TaskQueryImpl();
        TaskQueryImpl inner = new TaskQueryImpl();
        outer.addOrQuery(middle);
        middle.addOrQuery(inner);
        assertThatCode(() -> QueryExpressions.checkQuery(outer)).doesNotThrowAnyException();

        inner.taskAssigneeExpression(EXPRESSION);
        assertThatThrownBy(() -> QueryExpressions.checkQuery(outer))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("taskAssignee")
                .hasMessageNotContaining(EXPRESSION);
    }

    @Test
    void aFilterMayAskWhoReadsItAndNothingElse() {
        TaskQueryImpl mine = new TaskQueryImpl();
        mine.taskAssigneeExpression("${currentUser()}");
        assertThatCode(() -> QueryExpressions.checkFilter(mine)).doesNotThrowAnyException();
        assertThatThrownBy(() -> QueryExpressions.checkQuery(mine)).isInstanceOf(BadUserRequestException.class);
        for (String other :
                List.of(EXPRESSION, "${currentUserGroups()}", "${currentUser()}${1/0}", " ${currentUser()}")) {
            TaskQueryImpl theirs = new TaskQueryImpl();
            theirs.addOrQuery((TaskQueryImpl) new TaskQueryImpl().taskAssigneeExpression(other));
            assertThatThrownBy(() -> QueryExpressions.checkFilter(theirs)).isInstanceOf(BadUserRequestException.class);
        }
    }

    /** A new version of the engine may let more queries hold others. */
    @Test
    void everyKindOfQueryThatHoldsOthersIsKnown() {
        List<Class<?>> holding = queries().stream()
                .filter(type -> Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.getName().equals("queries")))
                .toList();
        assertThat(holding).hasSizeGreaterThanOrEqualTo(4).allSatisfy(type -> {
            AbstractQuery<?, ?> query = (AbstractQuery<?, ?>) BeanUtils.instantiateClass(type);
            assertThat((List<?>) QueryExpressions.orQueries(query)).isNotEmpty();
        });
    }

    private static List<Class<?>> queries() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(AbstractQuery.class));
        return scanner.findCandidateComponents("org.camunda.bpm.engine").stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, null))
                .toList();
    }
}
