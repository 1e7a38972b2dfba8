// SPDX-License-Identifier: Apache-2.0
// What Gephi makes of a file: java -cp gephi-toolkit-all.jar GephiImport.java FILE PICTURE.png
// Prints one line a fact; the picture is its Preview with a Chinese font.
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.exporter.preview.PNGExporter;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewModel;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.DependantColor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class GephiImport {
    static final int LETTER = 46; // in the units of the graph

    public static void main(String[] arguments) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(arguments[0]));
        container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
        importer.process(container, new DefaultProcessor(), workspace);
        for (Iterator<Issue> issues = container.getReport().getIssues(20); issues.hasNext();) {
            Issue issue = issues.next();
            System.out.println("issue " + issue.getLevel() + " " + issue.getMessage());
        }
        tell(Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace));
        draw(workspace, new File(arguments[1]));
        System.exit(0); // its threads stay otherwise
    }

    static void tell(GraphModel model) {
        Set<String> labels = new TreeSet<>();
        Set<String> colors = new TreeSet<>();
        Set<String> kinds = new TreeSet<>();
        float least = Float.MAX_VALUE;
        float most = 0;
        for (Node node : model.getGraph().getNodes()) {
            labels.add(node.getLabel());
            colors.add(String.format("#%06X", node.getRGBA() & 0xFFFFFF));
            least = Math.min(least, node.size());
            most = Math.max(most, node.size());
        }
        for (Edge edge : model.getGraph().getEdges()) {
            kinds.add(String.valueOf(edge.getTypeLabel()));
        }
        System.out.println("nodes " + model.getGraph().getNodeCount());
        System.out.println("edges " + model.getGraph().getEdgeCount());
        System.out.println("labels " + labels.size());
        System.out.println("colors " + String.join(" ", colors));
        System.out.println("sizes " + least + " " + most);
        System.out.println("kinds " + String.join(" ", kinds));
        for (Column column : model.getNodeTable()) {
            System.out.println("column " + column.getId() + " " + column.getTypeClass().getSimpleName());
        }
    }

    /** Preview draws every name: those that would lie on the name of a larger node are taken out. */
    static void thinNames(GraphModel model) {
        List<Node> nodes = new ArrayList<>(Arrays.asList(model.getGraph().getNodes().toArray()));
        nodes.sort((a, b) -> a.size() != b.size() ? Float.compare(b.size(), a.size())
                : a.getId().toString().compareTo(b.getId().toString()));
        List<Rectangle2D> taken = new ArrayList<>();
        for (Node node : nodes) {
            double width = node.getLabel().codePoints().mapToDouble(c -> c < 0x2000 ? 0.6 * LETTER : LETTER).sum();
            Rectangle2D place = new Rectangle2D.Double(node.x() - width / 2, node.y() - LETTER * 0.6, width, LETTER * 1.2);
            if (taken.stream().anyMatch(place::intersects)) {
                node.setLabel("");
            } else {
                taken.add(place);
            }
        }
    }

    static void draw(Workspace workspace, File picture) throws Exception {
        PreviewModel preview = Lookup.getDefault().lookup(PreviewController.class).getModel(workspace);
        preview.getProperties().putValue(PreviewProperty.SHOW_NODE_LABELS, Boolean.TRUE);
        preview.getProperties().putValue(PreviewProperty.NODE_LABEL_FONT, new Font("Noto Sans CJK SC", Font.PLAIN, LETTER));
        preview.getProperties().putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, Boolean.FALSE);
        preview.getProperties().putValue(PreviewProperty.NODE_LABEL_OUTLINE_SIZE, 6f);
        preview.getProperties().putValue(PreviewProperty.NODE_LABEL_OUTLINE_OPACITY, 85f);
        preview.getProperties().putValue(PreviewProperty.NODE_LABEL_OUTLINE_COLOR, new DependantColor(Color.WHITE));
        preview.getProperties().putValue(PreviewProperty.NODE_BORDER_WIDTH, 0f);
        preview.getProperties().putValue(PreviewProperty.EDGE_CURVED, Boolean.FALSE);
        preview.getProperties().putValue(PreviewProperty.EDGE_OPACITY, 60f);
        preview.getProperties().putValue(PreviewProperty.EDGE_THICKNESS, 5f);
        preview.getProperties().putValue(PreviewProperty.ARROW_SIZE, 0f);
        thinNames(Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace));
        Lookup.getDefault().lookup(PreviewController.class).refreshPreview(workspace);
        ExportController exports = Lookup.getDefault().lookup(ExportController.class);
        PNGExporter png = (PNGExporter) exports.getExporter("png");
        png.setWorkspace(workspace);
        png.setWidth(1800);
        png.setHeight(1300);
        exports.exportFile(picture, png);
    }
}
