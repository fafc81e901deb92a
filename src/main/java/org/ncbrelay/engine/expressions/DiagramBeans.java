package org.ncbrelay.engine.expressions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
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
        if (!beans.containsBean(name)) return Optional.empty();
        Class<?> type = beans.getType(name);
        return type != null && canBeNamed(type) ? Optional.of(beans.getBean(name)) : Optional.empty();
    }

    static boolean canBeNamed(Class<?> type) {
        return CaseDelegate.class.isAssignableFrom(type)
                || CaseTaskListener.class.isAssignableFrom(type)
                || isAvailable(type);
    }

    /** Whether an expression may call a method of that name on this object. */
    static boolean canBeCalled(Class<?> type, String method) {
        return CALLABLE.get(type).contains(method);
    }

    private static boolean isAvailable(Class<?> type) {
        return AnnotatedElementUtils.hasAnnotation(ClassUtils.getUserClass(type), AvailableInExpressions.class);
    }

    private static boolean isOfInstances(Method method) {
        return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    }
}
