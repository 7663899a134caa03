package org.gatehouse.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gatehouse.identity.Person;
import org.gatehouse.request.Attachments;
import org.gatehouse.request.Attachments.Attachment;
import org.gatehouse.request.ExceptionRows;
import org.gatehouse.request.Request;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The files of an evidence pack that tell of the request; how long they can get is bounded by what a request may have. */
@Component
class EvidenceFiles {

    private final CaseHistory history;
    private final EvidenceModels models;
    private final ObjectProvider<ExceptionRows> exceptions;
    private final ObjectProvider<Attachments> attachments;
    private final EvidenceText text;
    private final Clock clock;

    EvidenceFiles(
            CaseHistory history,
            EvidenceModels models,
            ObjectProvider<ExceptionRows> exceptions,
            ObjectProvider<Attachments> attachments,
            EvidenceText text,
            Clock clock) {
        this.history = history;
        this.models = models;
        this.exceptions = exceptions;
        this.attachments = attachments;
        this.text = text;
        this.clock = clock;
    }

    /** By their names in the pack. Needs a transaction in which nothing changes. */
    SortedMap<String, byte[]> of(Request request, Person person) {
        var files = new TreeMap<String, byte[]>();
        CaseRecord told = history.of(request.ritm());
        files.putAll(models.of(told));
        List<EvidenceRecord.Model> ran = files.entrySet().stream()
                .map(file -> new EvidenceRecord.Model(file.getKey(), EvidenceRecord.sha256(file.getValue())))
                .toList();
        var record = EvidenceRecord.of(
                told, exceptionsOf(request), ran, addDocuments(request, files), clock.instant(), person.login());
        files.put("request.json", text.json(record));
        files.put("request.html", text.html(told, record));
        return files;
    }

    private List<ExceptionRows.Row> exceptionsOf(Request request) {
        return exceptions.stream()
                .flatMap(known -> known.of(request.ritm()).stream())
                .toList();
    }

    /** Numbered, since several may have the same name, and one that no other system can write. */
    private List<EvidenceRecord.Document> addDocuments(Request request, SortedMap<String, byte[]> files) {
        var documents = new ArrayList<EvidenceRecord.Document>();
        attachments.forEach(known -> {
            for (Attachment each : known.of(request.ritm())) {
                String path = "documents/%d%s".formatted(documents.size() + 1, endingOf(each.name()));
                files.put(path, known.content(each));
                documents.add(new EvidenceRecord.Document(path, each));
            }
        });
        return documents;
    }

    /** A document has the ending of what it is, see the package that takes it in. */
    private static String endingOf(String name) {
        return name.substring(name.lastIndexOf('.'));
    }
}
