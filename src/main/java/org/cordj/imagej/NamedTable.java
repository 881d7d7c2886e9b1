package org.cordj.imagej;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;

/**
 * Things with names of a document, such as what a step leaves, a row each: an empty name removes
 * one, a name in the last row makes one.
 */
final class NamedTable extends JTable {

  private static final long serialVersionUID = 1;
  private static final List<String> SWITCHES = List.of("find", "required");

  private final List<String> columns;
  private final transient Supplier<ObjectNode> place;
  private final Model model = new Model();

  /**
   * @param columns the fields of each after its name
   * @param place the object that holds them, null for none
   */
  NamedTable(final List<String> columns, final Supplier<ObjectNode> place) {
    this.columns = new ArrayList<>(List.of("name"));
    this.columns.addAll(columns);
    this.place = place;
    setModel(model);
    setRowHeight(24);
    setFillsViewportHeight(true);
    putClientProperty("terminateEditOnFocusLost", true);
    getTableHeader().setReorderingAllowed(false);
    for (int c = 0; c < getColumnCount(); c++) {
      final String name = this.columns.get(c);
      final boolean wide = List.of("file", "image", "caption", "description").contains(name);
      getColumnModel().getColumn(c).setPreferredWidth(wide ? 170 : 70);
    }
  }

  /** Shows the document as it is now. */
  void refresh() {
    if (isEditing()) {
      getCellEditor().cancelCellEditing();
    }
    model.fireTableDataChanged();
  }

  private List<String> names() {
    return place.get() == null
        ? List.of()
        : place.get().propertyStream().map(Map.Entry::getKey).toList();
  }

  private final class Model extends AbstractTableModel {

    private static final long serialVersionUID = 1;

    @Override
    public int getRowCount() {
      // the last row takes a new one
      return place.get() == null ? 0 : names().size() + 1;
    }

    @Override
    public int getColumnCount() {
      return columns.size();
    }

    @Override
    public String getColumnName(final int column) {
      return columns.get(column);
    }

    @Override
    public boolean isCellEditable(final int row, final int column) {
      return row < names().size() || column == 0;
    }

    @Override
    public Object getValueAt(final int row, final int column) {
      final List<String> names = names();
      if (row >= names.size()) {
        return "";
      }
      return column == 0
          ? names.get(row)
          : place.get().path(names.get(row)).path(columns.get(column)).asText();
    }

    @Override
    public void setValueAt(final Object cell, final int row, final int column) {
      final String text = cell == null ? "" : cell.toString().strip();
      final List<String> names = names();
      if (column > 0) {
        PipelineDraft.set(
            PipelineDraft.child(place.get(), names.get(row)), columns.get(column), text);
      } else if (row == names.size()) {
        if (!text.isEmpty()) {
          place.get().putObject(text);
        }
      } else {
        rename(names.get(row), text);
      }
      fireTableDataChanged();
    }

    private void set(final ObjectNode object, final String field, final String text) {
      if (SWITCHES.contains(field) && (text.equals("true") || text.equals("false"))) {
        object.put(field, Boolean.parseBoolean(text));
      } else {
        PipelineDraft.set(object, field, text);
      }
    }

    /** Gives one another name in its place; an empty one removes it. */
    private void rename(final String from, final String to) {
      final List<Map.Entry<String, JsonNode>> all = new ArrayList<>(place.get().properties());
      final ObjectNode renamed = place.get().removeAll();
      for (final Map.Entry<String, JsonNode> e : all) {
        if (!e.getKey().equals(from)) {
          renamed.set(e.getKey(), e.getValue());
        } else if (!to.isEmpty()) {
          renamed.set(to, e.getValue());
        }
      }
    }
  }
}
