package org.gatehouse.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What becomes a version together: a diagram with its forms, or a table alone.
 *
 * @param file such as {@code onboarding-request.bpmn}
 * @param model its content
 * @param forms contents by name, without folder and ending
 */
public record ModelFiles(String file, byte[] model, SortedMap<String, byte[]> forms) {

    private static final String FORM = ".form";

    /**
     * From the files of a deployment, whichever folders they are named in.
     *
     * @throws IllegalArgumentException where the model itself is not among them
     */
    public static ModelFiles of(String file, Map<String, byte[]> deployed) {
        var forms = new TreeMap<String, byte[]>();
        byte[] model = null;
        for (Map.Entry<String, byte[]> each : deployed.entrySet()) {
            String name = each.getKey().substring(each.getKey().lastIndexOf('/') + 1);
            if (name.equals(file)) {
                model = each.getValue();
            } else if (name.endsWith(FORM)) {
                forms.put(name.substring(0, name.length() - FORM.length()), each.getValue());
            }
        }
        if (model == null) {
            throw new IllegalArgumentException("%s is not among %s".formatted(file, deployed.keySet()));
        }
        return new ModelFiles(file, model, forms);
    }

    /**
     * The names of the forms that the tasks of a diagram use. The file is not held against its schema, which takes long
     * and which the engine does when it deploys.
     *
     * @throws IllegalArgumentException where the file cannot be read
     */
    public static Set<String> formsNamedIn(String file, byte[] model) {
        if (!file.endsWith(".bpmn")) {
            return Set.of();
        }
        try {
            var document = new ModelDocument(file, ModelLint.NAMESPACES, model);
            return document.all(Set.of("bpmn:userTask", "bpmn:startEvent"))
                    .map(element -> document.value(element, "camunda:formRef"))
                    .filter(form -> !form.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (ModelDocument.Unreadable unreadable) {
            throw new IllegalArgumentException(file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** The same names, whoever deploys them: the engine knows versions of one model by the name of the deployment. */
    public String deploymentName() {
        return "processes/" + file;
    }

    /** The model, then its forms, by the names they are deployed under. */
    public Map<String, byte[]> byName() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put(deploymentName(), model);
        forms.forEach((form, content) -> files.put("forms/" + form + FORM, content));
        return files;
    }

    /** By which equal content is known, however often it is deployed. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byName().forEach((file, content) -> {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
