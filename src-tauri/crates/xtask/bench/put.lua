-- The writes of a job for wrk: each request another asset.
-- wrk -s put.lua ADDRESS -- TOKEN ASSETS VALUE

local token, assets, value
local nth = 0

function init(arguments)
  token, assets, value = arguments[1], tonumber(arguments[2]), arguments[3]
end

function request()
  local asset = nth % assets
  nth = nth + 1
  local path = string.format(
    "/api/assets/northlight/series-%04d/image-%07d.jpg", math.floor(asset / 1000) + 1, asset + 1)
  local body = '{"class":"asset","properties":{"metadata/photoshop:Headline":"' .. value .. '"}}'
  return wrk.format("PUT", path,
    { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }, body)
end

function done(summary, latency, requests)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read
    + summary.errors.write + summary.errors.timeout
  io.write(string.format('\n{"writes":%d,"runSeconds":%f,"failed":%d}\n',
    summary.requests, summary.duration / 1e6, failed))
end
