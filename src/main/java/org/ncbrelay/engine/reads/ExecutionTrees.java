package org.ncbrelay.engine.reads;

import java.util.List;
import org.apache.ibatis.builder.StaticSqlSource;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;

/** Reads with an execution all others of its process instance, which whoever moves the flow asks for next. */
final class ExecutionTrees extends ExecutionManager {
    private static final String BY_INSTANCE = "selectExecutionsByProcessInstanceId";
    private static final String BY_MEMBER = BY_INSTANCE + "_ofExecution";
    private static final String SQL = """
            select * from ACT_RU_EXECUTION
             where PROC_INST_ID_ = (select PROC_INST_ID_ from ACT_RU_EXECUTION where ID_ = ?)""";

    static void addStatement(Configuration configuration) {
        if (configuration.hasStatement(BY_MEMBER)) return;
        MappedStatement engines = configuration.getMappedStatement(BY_INSTANCE);
        ParameterMapping id = new ParameterMapping.Builder(configuration, "parameter", String.class).build();
        configuration.addMappedStatement(new MappedStatement.Builder(
                        configuration,
                        BY_MEMBER,
                        new StaticSqlSource(configuration, SQL, List.of(id)),
                        engines.getSqlCommandType())
                .resultMaps(engines.getResultMaps())
                .build());
    }

    @Override
    public ExecutionEntity findExecutionById(String id) {
        ExecutionEntity known = getDbEntityManager().getCachedEntity(ExecutionEntity.class, id);
        return known != null ? known : readTree(id);
    }

    @SuppressWarnings("unchecked")
    private ExecutionEntity readTree(String id) {
        List<ExecutionEntity> tree =
                getDbEntityManager().selectList(BY_MEMBER, new ListQueryParameterObject(id, 0, Integer.MAX_VALUE));
        tree.stream()
                .filter(ExecutionEntity::isProcessInstanceExecution)
                .findFirst()
                .ifPresent(root -> root.restoreProcessInstance(tree, null, null, null, null, null, null));
        return getDbEntityManager().getCachedEntity(ExecutionEntity.class, id);
    }
}
