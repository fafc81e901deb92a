package org.ncbrelay.engine.expressions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.engine.EarlierDiagrams;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * The beans that a diagram can name: delegates and listeners, which the engine alone calls, and the beans
 * {@link AvailableInExpressions}, whose methods an expression may call.
 */
final class DiagramBeans {
    /** The methods of a type that an expression may call, by name; they are asked for at every step of a flow. */
    private static final ClassValue<Set<String>> CALLABLE = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            Class<?> declared = ClassUtils.getUserClass(type);
            if (!isAvailable(declared)) return Set.of();
            return Arrays.stream(declared.getDeclaredMethods())
                    .filter(DiagramBeans::isOfInstances)
                    .map(Method::getName)
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    private final ListableBeanFactory beans;
    /** By name, also where there is none; diagrams name few things. */
    private final Cache<String, Optional<Object>> found =
            Caffeine.newBuilder().maximumSize(10_000).build();

    DiagramBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** The bean of that name, or nothing if diagrams have no business with it. */
    Optional<Object> find(String name) {
        return found.get(name, this::look);
    }

    private Optional<Object> look(String name) {
        if (!beans.containsBean(name)) return ofEarlierDiagrams(name);
        Class<?> type = beans.getType(name);
        return type != null && canBeNamed(name, type) ? Optional.of(beans.getBean(name)) : Optional.empty();
    }

    /** A diagram of 1.0.0 drew many delegates of today as listeners, and names some that are gone; until 3.0.0 they are found. */
    private Optional<Object> ofEarlierDiagrams(String name) {
        CaseDelegate gone = beans.getBean(EarlierDiagrams.class).handlers().get(name);
        if (gone != null) return Optional.of(new EarlierHandler(gone));
        if (!name.endsWith("Listener")) return Optional.empty();
        String drawnToday = name.substring(0, name.length() - "Listener".length()) + "Delegate";
        return beans.containsBean(drawnToday) && beans.getBean(drawnToday) instanceof CaseDelegate delegate
                ? Optional.of(new EarlierHandler(delegate))
                : Optional.empty();
    }

    static boolean canBeNamed(String name, Class<?> type) {
        return isHandler(name, type) || isAvailable(type);
    }

    /** Whether an expression may call a method of that name on this object. */
    static boolean canBeCalled(Class<?> type, String method) {
        return CALLABLE.get(type).contains(method);
    }

    private static boolean isHandler(String name, Class<?> type) {
        if (name.endsWith("Delegate")) return CaseDelegate.class.isAssignableFrom(type);
        return name.endsWith("Listener") && CaseTaskListener.class.isAssignableFrom(type);
    }

    private static boolean isAvailable(Class<?> type) {
        return AnnotatedElementUtils.hasAnnotation(ClassUtils.getUserClass(type), AvailableInExpressions.class);
    }

    private static boolean isOfInstances(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    }

    /** Lets a diagram of 1.0.0 call a delegate where it drew a listener; 3.0.0 may remove it with {@link EarlierDiagrams}. */
    private record EarlierHandler(CaseDelegate delegate) implements JavaDelegate, TaskListener, ExecutionListener {
        @Override
        public void execute(DelegateExecution execution) {
            delegate.execute(CaseExecution.of(execution));
        }

        @Override
        public void notify(DelegateTask task) {
            delegate.execute(CaseExecution.of(task));
        }

        /** The engine reports the end of a step also where something interrupts it, such as a withdrawal. */
        @Override
        public void notify(DelegateExecution execution) {
            if (!execution.isCanceled()) execute(execution);
        }
    }
}
