package org.gatehouse.audit;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.gatehouse.request.RequestType;

/** What processes and types of requests are called by people. */
record ProcessNames(Map<String, String> byKey) {

    static ProcessNames read(RepositoryService repository) {
        Map<String, String> names = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(process -> process.getName() != null)
                .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getName, (a, b) -> a));
        Arrays.stream(RequestType.values()).forEach(type -> names.put(type.name(), type.inWords()));
        return new ProcessNames(names);
    }

    String of(String process) {
        return byKey.getOrDefault(process, process);
    }
}
