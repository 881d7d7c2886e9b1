package org.cordj.imagej;

import java.awt.Component;
import java.util.ArrayList;
import java.util.List;
import javax.swing.DefaultCellEditor;
import javax.swing.JComboBox;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.TableCellEditor;

/** The keys of one step: what goes in by which name, and the options beside their defaults. */
final class StepKeysTable extends JTable {

  private static final long serialVersionUID = 1;
  private static final String[] COLUMNS = {"key", "takes", "value", "by default"};
  private static final int TAKES = 1;
  private static final int VALUE = 2;

  private final transient PipelineDraft draft;
  private final Model model = new Model();
  private transient List<PipelineDraft.Key> keys = List.of();
  private int step = -1;

  StepKeysTable(final PipelineDraft draft) {
    this.draft = draft;
    setModel(model);
    setRowHeight(24);
    setFillsViewportHeight(true);
    putClientProperty("terminateEditOnFocusLost", true);
    getTableHeader().setReorderingAllowed(false);
  }

  /** Shows another step; -1 for none. */
  void show(final int index) {
    if (isEditing()) {
      getCellEditor().stopCellEditing();
    }
    step = index;
    keys = index < 0 ? List.of() : draft.keys(index);
    model.fireTableDataChanged();
  }

  @Override
  public TableCellEditor getCellEditor(final int row, final int column) {
    final List<String> items = new ArrayList<>(List.of(""));
    if (column == TAKES) {
      items.addAll(draft.names());
    } else if (column == VALUE && row < keys.size()) {
      items.addAll(keys.get(row).choices());
    }
    if (items.size() == 1) {
      return super.getCellEditor(row, column);
    }
    return new DefaultCellEditor(new JComboBox<>(items.toArray(new String[0])));
  }

  @Override
  public String getToolTipText(final java.awt.event.MouseEvent event) {
    final int row = rowAtPoint(event.getPoint());
    return row >= 0 && row < keys.size() ? keys.get(row).description() : null;
  }

  @Override
  public Component prepareRenderer(
      final javax.swing.table.TableCellRenderer renderer, final int row, final int column) {
    final Component cell = super.prepareRenderer(renderer, row, column);
    cell.setEnabled(column == TAKES || column == VALUE);
    return cell;
  }

  private final class Model extends AbstractTableModel {

    private static final long serialVersionUID = 1;

    @Override
    public int getRowCount() {
      // a command that is not CordJ's may have keys that only its user knows
      return step < 0 ? 0 : keys.size() + 1;
    }

    @Override
    public int getColumnCount() {
      return COLUMNS.length;
    }

    @Override
    public String getColumnName(final int column) {
      return COLUMNS[column];
    }

    @Override
    public boolean isCellEditable(final int row, final int column) {
      return row < keys.size() ? column == TAKES || column == VALUE : column == 0;
    }

    @Override
    public Object getValueAt(final int row, final int column) {
      if (row == keys.size()) {
        return "";
      }
      final PipelineDraft.Key key = keys.get(row);
      return switch (column) {
        case 0 -> key.name();
        case TAKES -> key.input();
        case VALUE -> key.value();
        default -> key.byDefault();
      };
    }

    @Override
    public void setValueAt(final Object cell, final int row, final int column) {
      final String text = cell == null ? "" : cell.toString().strip();
      if (row == keys.size()) {
        if (!text.isEmpty()) {
          keys = new ArrayList<>(keys);
          keys.add(new PipelineDraft.Key(text, "", "", "", List.of(), ""));
          fireTableDataChanged();
        }
        return;
      }
      final String key = keys.get(row).name();
      if (column == TAKES) {
        draft.setInput(step, key, text);
      } else {
        draft.setOption(step, key, text);
      }
      final List<PipelineDraft.Key> more = new ArrayList<>(draft.keys(step));
      keys.stream()
          .filter(k -> more.stream().noneMatch(m -> m.name().equals(k.name())))
          .forEach(more::add);
      keys = more;
      fireTableDataChanged();
    }
  }
}
