-- What a person does in Neovim with a file of a plan, by Neovim's own client; ends with a report as
-- JSON. Arguments: the file to write the report to, the file of the plan, the server's command.

local report, file = arg[1], arg[2]
local command = vim.list_slice(arg, 3)
local seen = {}

local function wait(what, done)
  if not vim.wait(60000, done, 20) then error("waited in vain for " .. what) end
end

local function messages()
  return vim.tbl_map(function(one) return one.code .. ": " .. one.message end, vim.diagnostic.get(0))
end

local function place(text)
  local line = vim.fn.search("\\V" .. text, "wc")
  assert(line > 0, text .. " is not in the file")
  return line
end

local function ask(method)
  local params = vim.lsp.util.make_position_params(0, vim.lsp.get_clients()[1].offset_encoding)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000)
  local _, answer = next(answers or {})
  assert(answer and not answer.err, method)
  return answer.result
end

local function live()
  -- as docs/editors.md says; a script turns on what an init.lua finds turned on
  vim.cmd("filetype on")
  vim.lsp.config("okrs", {
    cmd = command,
    filetypes = { "markdown" },
    root_markers = { "mkdocs.yml", ".git" },
  })
  vim.lsp.enable("okrs")
  vim.cmd.edit(vim.fn.fnameescape(file))
  wait("the server", function()
    local client = vim.lsp.get_clients({ bufnr = 0 })[1]
    return client and client.initialized
  end)
  local client = vim.lsp.get_clients()[1].id
  seen.units = vim.lsp.get_clients()[1].offset_encoding

  -- type two mistakes: an owner that nobody is, after characters of several bytes, and a wrong word
  local line = place("owner: sam")
  vim.api.nvim_buf_set_lines(0, line - 1, line, false, { "    owner: samm  # für 🚀" })
  vim.cmd([[%s/^ambition: aspirational/ambition: aspirationel/]])
  wait("the findings", function() return #vim.diagnostic.get(0) == 2 end)
  seen.findings = messages()

  -- complete the person
  line = place("owner: samm")
  vim.api.nvim_win_set_cursor(0, { line, #"    owner: sam" })
  local found = ask("textDocument/completion")
  seen.completions = vim.tbl_map(function(one) return one.label end, found.items)
  vim.lsp.util.apply_text_edits({ found.items[1].textEdit }, vim.api.nvim_get_current_buf(), seen.units)
  seen.completed = vim.api.nvim_buf_get_lines(0, line - 1, line, false)[1]

  -- put the word right by a quick fix
  wait("the finding that is left", function() return #vim.diagnostic.get(0) == 1 end)
  place("ambition:")
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(one) return one.kind == "quickfix" end,
  })
  wait("the quick fix", function() return vim.fn.search([[^ambition: aspirational]], "wn") > 0 end)
  wait("a plan without findings", function() return #vim.diagnostic.get(0) == 0 end)

  -- what stands under the pointer, and where it leads
  place("trial-conversion:")
  seen.hover = ask("textDocument/hover").contents.value
  place("company/win-the-mid-market/mid-market-arr")
  vim.lsp.buf.definition()
  wait("the definition", function() return vim.fn.expand("%:t") == "win-the-mid-market.md" end)
  seen.line = vim.api.nvim_get_current_line()

  vim.lsp.stop_client(client)
  wait("the server's end", function() return vim.lsp.get_client_by_id(client) == nil end)
end

local fine, problem = pcall(live)
seen.problem = not fine and problem or nil
vim.fn.writefile({ vim.json.encode(seen) }, report)
vim.cmd("qall!")
