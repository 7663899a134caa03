package org.gatehouse.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What a decision table may consist of, what its cells may say, and the conventions a good one keeps. */
final class TableRules {

    static final Map<String, String> NAMESPACES = Map.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/", "dmn",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi",
            "http://www.omg.org/spec/DMN/20180521/DC/", "dc",
            "http://www.omg.org/spec/DMN/20180521/DI/", "di",
            "http://camunda.org/schema/1.0/dmn", "camunda",
            "http://camunda.org/schema/modeler/1.0", "modeler",
            "http://bpmn.io/schema/dmn/biodi/2.0", "biodi");

    /** Everything a table may consist of; what stands in angle brackets is said at the end. */
    private static final String TABLE = """
            dmn:definitions | / | <named> namespace=TEXT <made> expressionLanguage=FEEL typeLanguage=FEEL |
            dmn:decision | dmn:definitions | <named> camunda:historyTimeToLive=DAYS camunda:versionTag=TEXT |
            dmn:inputData | dmn:definitions | <named> |
            dmn:variable | dmn:decision dmn:inputData | <named> <typed> |
            dmn:informationRequirement | dmn:decision | id=ID |
            dmn:requiredDecision | dmn:informationRequirement | href=LOCAL_ID |
            dmn:requiredInput | dmn:informationRequirement | href=LOCAL_ID |
            dmn:decisionTable | dmn:decision | id=ID hitPolicy=HIT_POLICY <collected> biodi:annotationsWidth=NUMBER |
            dmn:literalExpression | dmn:decision | <expression> |
            dmn:input | dmn:decisionTable | id=ID label=TEXT camunda:inputVariable=NAME biodi:width=NUMBER |
            dmn:inputExpression | dmn:input | <expression> |
            dmn:inputValues | dmn:input | <expression> |
            dmn:output | dmn:decisionTable | <named> label=TEXT <typed> biodi:width=NUMBER |
            dmn:outputValues | dmn:output | <expression> |
            dmn:rule | dmn:decisionTable | id=ID |
            dmn:inputEntry | dmn:rule | <expression> |
            dmn:outputEntry | dmn:rule | <expression> |
            dmn:text | <texts> | | TEXT
            dmn:description | dmn:definitions dmn:decision dmn:inputData dmn:rule | | TEXT
            dmndi:DMNDI | dmn:definitions | |
            dmndi:DMNDiagram | dmndi:DMNDI | id=ID name=TEXT |
            dmndi:DMNShape | dmndi:DMNDiagram | id=ID dmnElementRef=ID isCollapsed=true,false |
            dmndi:DMNEdge | dmndi:DMNDiagram | id=ID dmnElementRef=ID |
            dmndi:DMNLabel | dmndi:DMNShape dmndi:DMNEdge | id=ID |
            dc:Bounds | dmndi:DMNShape dmndi:DMNLabel | x=NUMBER y=NUMBER width=NUMBER height=NUMBER |
            di:waypoint | dmndi:DMNEdge | x=NUMBER y=NUMBER |
            <made> = exporter=TEXT exporterVersion=TEXT camunda:diagramRelationId=ID <platform>
            <platform> = modeler:executionPlatform=TEXT modeler:executionPlatformVersion=TEXT
            <expression> = id=ID expressionLanguage=FEEL <typed>
            <typed> = typeRef=string,boolean,integer,long,double,number,date,time,dateTime
            <named> = id=ID name=TEXT
            <collected> = aggregation=SUM,MIN,MAX,COUNT
            <texts> = dmn:literalExpression dmn:inputExpression dmn:inputValues dmn:outputValues <entries>
            <entries> = dmn:inputEntry dmn:outputEntry
            """;

    private static final String NO_FUNCTIONS = "a decision is a table; work out anything else in a step";
    private static final Map<String, String> ADVICE = Map.of(
            "dmn:businessKnowledgeModel", NO_FUNCTIONS,
            "dmn:invocation", NO_FUNCTIONS,
            "dmn:context", NO_FUNCTIONS,
            "dmn:functionDefinition", NO_FUNCTIONS,
            "dmn:import", "a table stands for itself",
            "dmn:itemDefinition", "use one of the types of the language");

    private static final int LONGEST_CELL = 200;
    private static final BigDecimal WIDEST_RANGE = BigDecimal.valueOf(10_000);

    // No backslash, no '.' and no comment: nothing that could be read in one way here and in another by the engine.
    private static final Pattern TOKEN = Pattern.compile("\\s+|\"[^\"\\\\]*\"|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
            + "|[0-9]{1,15}(\\.[0-9]{1,9})?(?![A-Za-z_.0-9])|[0-9]{1,15}(?=\\.\\.)|\\.\\."
            + "|[<>!]=|\\*(?!\\*)|/(?![/*])|(?<open>\\()|[-+=<>,?@)\\[\\]]");
    private static final Pattern RANGE =
            Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\s*\\.\\.\\s*(-?[0-9]+(?:\\.[0-9]+)?)");
    private static final Set<String> LOOPS =
            Set.of("for", "some", "every", "return", "satisfies", "function", "external", "instance");
    private static final Set<String> BEFORE_BRACKETS = Set.of("and", "or", "in", "if", "then", "else", "between");
    private static final Set<String> FUNCTIONS = Set.of(
            "not",
            "date",
            "time",
            "date and time",
            "duration",
            "contains",
            "starts with",
            "ends with",
            "upper case",
            "lower case",
            "string length",
            "list contains",
            "count",
            "min",
            "max");

    private final ModelDocument document;
    private final ExpressionGrammar grammar;

    TableRules(ModelDocument document, ExpressionGrammar grammar) {
        this.document = document;
        this.grammar = grammar;
    }

    void checkDangers() {
        grammar.check(document, TABLE, ADVICE);
        document.all("dmn:text")
                .forEach(cell -> complaint(ModelDocument.text(cell))
                        .ifPresent(complaint -> document.dangerous(cell, "cell", complaint)));
        document.all("dmn:decisionTable")
                .filter(table -> !document.value(table, "aggregation").isEmpty())
                .filter(table -> !document.value(table, "hitPolicy").equals("COLLECT"))
                .forEach(table -> document.dangerous(
                        table, "value", "Only a table that collects its hits can add them up (hit policy COLLECT)"));
    }

    /** Of the tables in a file of the given name (without its suffix). */
    void checkConventions(String fileName) {
        new CellRules(document).check();
        List<Element> decisions = document.all("dmn:decision").toList();
        if (decisions.stream().noneMatch(decision -> fileName.equals(document.value(decision, "id")))) {
            document.error(
                    document.root(),
                    "file-name",
                    "No decision has the name of the file as its id, '%s'".formatted(fileName));
        }
        document.requirePlatform();
        decisions.forEach(decision -> {
            require(decision, "name", "name", "The decision needs a name");
            require(
                    decision,
                    "camunda:historyTimeToLive",
                    "history",
                    "The decision must say how long its history is kept");
            require(decision, "camunda:versionTag", "version-tag", "The decision needs a version tag such as 1.0.0");
        });
    }

    private void require(Element element, String attribute, String rule, String otherwise) {
        if (document.value(element, attribute).isBlank()) {
            document.error(element, rule, otherwise);
        }
    }

    private static Optional<String> complaint(String cell) {
        if (cell.length() > LONGEST_CELL) {
            return Optional.of("A cell may hold %d characters, not %d".formatted(LONGEST_CELL, cell.length()));
        }
        Matcher token = TOKEN.matcher(cell);
        String words = "";
        for (int at = 0; at < cell.length(); at = token.end()) {
            if (!token.region(at, cell.length()).lookingAt()) {
                String rest = ExpressionGrammar.shown(cell.substring(at));
                return Optional.of(
                        "A cell may compare and calculate, but this is not available in it: %s".formatted(rest));
            }
            if (LOOPS.contains(String.valueOf(token.group("word")))) {
                return Optional.of("'%s' is not available in a cell".formatted(token.group("word")));
            }
            if (token.group("open") != null && !mayStandBeforeBracket(words)) {
                return Optional.of("The function '%s' is not available in a cell".formatted(words));
            }
            words = token.group("word") != null
                    ? (words + " " + token.group("word")).strip()
                    : token.group().isBlank() ? words : "";
        }
        return widestRange(cell);
    }

    private static boolean mayStandBeforeBracket(String words) {
        String last = words.substring(words.lastIndexOf(' ') + 1);
        return words.isEmpty()
                || BEFORE_BRACKETS.contains(last)
                || FUNCTIONS.stream().anyMatch(function -> (" " + words).endsWith(" " + function));
    }

    private static Optional<String> widestRange(String cell) {
        return RANGE.matcher(cell)
                .results()
                .filter(range -> new BigDecimal(range.group(2))
                                .subtract(new BigDecimal(range.group(1)))
                                .compareTo(WIDEST_RANGE)
                        > 0)
                .map(range -> "The range '%s' is wider than 10,000".formatted(range.group()))
                .findFirst();
    }
}
