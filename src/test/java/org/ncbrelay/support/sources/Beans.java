package org.ncbrelay.support.sources;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.MethodMetadata;

/** The beans of the relay, found without starting it: its components, and what its configurations make. */
public final class Beans {
    /** The delegates that properties of a task tell which step it serves, also for steps that a bureau draws; others are named as their task. */
    public static final Set<String> OF_ANY_STEP = Set.of("record", "review", "sendBack", "undo", "unanswered", "write");

    /** The name of a delegate or listener in a diagram. */
    public static final String HANDLER = "\\w+(?:Delegate|Listener)|" + String.join("|", OF_ANY_STEP);

    private static final Map<String, List<String>> MADE_BY = new TreeMap<>();
    private static final Map<String, String> COMPONENTS = new TreeMap<>();
    private static final Map<String, String> TYPES = new TreeMap<>();
    private static final Set<String> NAMES = scan();

    private Beans() {}

    public static boolean has(String name) {
        return NAMES.contains(name);
    }

    /** The class of each component, by the name of its bean. */
    public static Map<String, String> components() {
        return COMPONENTS;
    }

    /** The class of each bean, as its component or the method that makes it declares it; by the bean's name. */
    public static Map<String, String> types() {
        return TYPES;
    }

    /** The names of the beans that each component makes by a method, in the order of its source; by the name of its class. */
    public static Map<String, List<String>> madeBy() {
        return MADE_BY;
    }

    private static Set<String> scan() {
        SimpleBeanDefinitionRegistry registry = new SimpleBeanDefinitionRegistry();
        new ClassPathBeanDefinitionScanner(registry).scan("org.ncbrelay");
        Set<String> names = new TreeSet<>();
        for (String component : registry.getBeanDefinitionNames()) {
            names.add(component);
            COMPONENTS.put(component, registry.getBeanDefinition(component).getBeanClassName());
            TYPES.put(component, registry.getBeanDefinition(component).getBeanClassName());
            if (registry.getBeanDefinition(component) instanceof AnnotatedBeanDefinition annotated) {
                Set<MethodMetadata> methods = annotated.getMetadata().getAnnotatedMethods(Bean.class.getName());
                List<String> made =
                        methods.stream().map(MethodMetadata::getMethodName).toList();
                methods.forEach(method -> TYPES.put(method.getMethodName(), method.getReturnTypeName()));
                names.addAll(made);
                if (!made.isEmpty()) MADE_BY.put(annotated.getMetadata().getClassName(), made);
            }
        }
        return names;
    }
}
